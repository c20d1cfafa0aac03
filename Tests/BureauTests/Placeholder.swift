import Bureau
