"""The packages for Linux in a bare Debian 12: `make linux-test`. Not part of `make test`."""
