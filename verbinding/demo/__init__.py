"""Example data: believable activities, teams and sponsors for every site but the real one."""
