"""Tools that know nothing about leads: clock, money, identity, errors, canonical form."""
