"""What every writer shares: the protocol, rules that a file and a form are held to, bulk SQL."""
