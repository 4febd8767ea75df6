eval nowhere
