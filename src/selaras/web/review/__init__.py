"""The review queue: MQLs that wait for somebody to accept them for sales or give them back."""
