package dev.steelyard.server.context;

import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.keys.MasterKey;

/**
 * The services that all endpoints share, such as client authentication, token issuance and login
 * sessions. A feature takes this record and passes on to its parts what each of them needs.
 *
 * @param master derives HMAC keys, each for a purpose of its own
 * @param mails writes mails in the transactions that cause them
 */
public record Services(
        ServerContext context,
        MasterKey master,
        Directory directory,
        ClientServices clients,
        TokenServices tokens,
        ActivityServices activity,
        BrowserServices browser,
        MailWriter mails) {}
