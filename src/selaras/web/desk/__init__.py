"""What the pages share on which people work on leads: who acts, what was done, and how it is taken back."""
