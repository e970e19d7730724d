"""Every sentence of the product."""
