summarize --format json sudan-weekly.txt
