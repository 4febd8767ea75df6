summarize sudan-weekly.txt
