"""The pages: they read the clock once, call a verb and render a phrase."""
