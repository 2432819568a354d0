package dev.steelyard.program.configuration;

/**
 * Where metrics are told.
 *
 * @param port 0: any that is free
 */
public record MetricsSettings(String host, int port) {}
