package dev.steelyard.domain.permission;

/** The kind of API at which a permission is used, either HTTP or MQTT. */
public enum Surface {
    API,
    MQTT
}
