query --actors dictionaries/actors.txt --agents dictionaries/agents.txt dictionaries/article.txt '.entities[] | "\(.name) \(.type) \(.code)"' --raw
