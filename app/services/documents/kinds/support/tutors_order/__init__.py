"""The order that gives schools their tutors (приказ о тьюторах и наставниках)."""

POSITION = 6
TITLE = "Приказ о закреплении тьюторов и наставников"
