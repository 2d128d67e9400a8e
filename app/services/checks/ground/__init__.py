"""What the rooms of the checks share: a finding that knows its document."""
