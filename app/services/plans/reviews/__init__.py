"""Review points (контрольные точки): the state of a plan on a day, kept and compared."""
