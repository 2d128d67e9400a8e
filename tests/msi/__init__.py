"""The MSI under Wine and Xvfb: `make msi-test`. Not part of `make test`."""
