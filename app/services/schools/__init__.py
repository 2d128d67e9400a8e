"""The register of schools, their passports and the support that they are given."""
