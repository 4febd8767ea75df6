summarize --extract 2 --format json sudan-weekly.txt
