"""What a cell may hold, and the pieces that all readers of workbooks share."""
