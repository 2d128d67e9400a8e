"""The analysis of schools in the words of texts: passports, results, staff, conclusions."""
