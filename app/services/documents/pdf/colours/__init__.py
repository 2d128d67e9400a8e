"""What PDF/A asks of colours: their profile, and pictures that nothing shines through."""
