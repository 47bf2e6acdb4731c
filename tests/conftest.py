from hypothesis import settings

# Examples are slow or quick with the load of the machine, which says nothing about the code.
settings.register_profile("quotes", deadline=None)
settings.load_profile("quotes")
