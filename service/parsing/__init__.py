"""Reading papers in processes of their own, so that a paper that brings one down costs only itself."""
