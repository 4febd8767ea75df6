export --format markdown sudan-weekly.txt
