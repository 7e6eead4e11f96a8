"""Every sentence the product says, in every language it speaks."""
