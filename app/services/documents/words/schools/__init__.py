"""What is known of schools, in the words of texts: criteria, results of two years."""
