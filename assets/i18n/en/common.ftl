app-name = Duologue
