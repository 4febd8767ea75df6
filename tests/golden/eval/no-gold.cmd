eval ../../tests/golden/dictionaries
