"""Routing: the rules, who may take a lead now, whether it was fair, and what a change of the rules would have done."""
