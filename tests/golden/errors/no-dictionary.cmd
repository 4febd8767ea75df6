query --actors nowhere.txt gaza-pause.txt .calls
