"""French pôles territoriaux de coopération économique joined to official boundaries."""
