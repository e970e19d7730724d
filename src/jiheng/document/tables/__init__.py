"""表 — tables in every layout that an extraction leaves: found, recovered, and given their headers."""
