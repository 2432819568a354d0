package dev.steelyard.server.context;

import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.keys.MasterKey;

/**
 * The services that all features of the server share, such as client authentication and tokens. A
 * feature takes this record and passes on to its parts what each of them needs.
 *
 * @param master derives seals, each for a purpose of its own
 */
public record Services(
        ServerContext context,
        MasterKey master,
        Directory directory,
        ClientServices clients,
        TokenServices tokens,
        ActivityServices activity,
        BrowserServices browser) {}
