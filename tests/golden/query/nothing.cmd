query --type swap sudan-weekly.txt
