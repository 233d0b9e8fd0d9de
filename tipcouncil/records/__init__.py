"""The floor: what makes anything here a public record. It has no tables and imports no app."""
