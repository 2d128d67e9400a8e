"""The register of orders."""
