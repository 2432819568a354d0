package dev.steelyard.domain.permission;

/** Where a permission is used. */
public enum Surface {
    API,
    MQTT
}
