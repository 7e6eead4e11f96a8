error-in = { $place }: { $what }
