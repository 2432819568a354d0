package dev.steelyard.domain.permission;

/** The kinds of API at which a permission is used, HTTP or MQTT. */
public enum Surface {
    API,
    MQTT
}
