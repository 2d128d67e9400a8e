"""What the packages for Windows alone are made of: payload, launcher, MSI and wizard."""
