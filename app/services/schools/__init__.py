"""The register of schools, their passports and the support that they are given.

`writing` is the one writer of schools, `passport_writing` that of passports. `support_steps` say
what is planned and done of the seven steps of support, `support_events` what is held with a school.
"""
