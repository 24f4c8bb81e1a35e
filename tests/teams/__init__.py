"""Tests of the teams app."""
