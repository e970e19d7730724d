"""How files of words become trees that know where every word stands."""
