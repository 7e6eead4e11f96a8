"""What stands out, on a page of its own and on others that include it."""
