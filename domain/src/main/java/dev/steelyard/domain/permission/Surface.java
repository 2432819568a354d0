package dev.steelyard.domain.permission;

/** The surfaces at which a permission is used. */
public enum Surface {
    API,
    MQTT
}
