"""Settings: what each person chooses for themselves, who works here, and what is connected."""
