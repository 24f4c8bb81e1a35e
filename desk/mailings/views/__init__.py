"""The pages under /beheer/mail/; DeskSite lets in only who proved who they are."""
