# one include per plugin
