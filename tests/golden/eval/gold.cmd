eval ../../tests/gold
