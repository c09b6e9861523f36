//! The words that switches take.

use super::value::{SwitchValue, words};

words! {
    /// The media type of administrative replies.
    MediaType {
        /// The vendor's own types.
        Vendor = "vendor",
        /// `application/json` everywhere.
        Plain = "plain",
    }
}
words! {
    /// What the system login does.
    Login {
        /// It works.
        Enabled = "enabled",
        /// Administrators are federated: 403.
        Disabled = "disabled",
        /// The same with 401.
        Disabled401 = "disabled-401",
        /// Another product answers: 404.
        Missing = "missing",
    }
}
words! {
    /// Whether a client needs an administrator's role beside the scope.
    AdminRole {
        /// The scope is enough.
        Not = "not",
        /// Clients made over the API have no role and get 403 where they would administer.
        Required = "required",
    }
}
words! {
    /// The body of the reply to a new directory of type Other.
    DirectoryReply {
        /// `directoryConfigurationId` and `userStoreId`, as for just-in-time directories.
        JitShape = "jit-shape",
        /// `directoryConfigId`, as for Active Directory.
        ConfigId = "config-id",
        /// `directoryId` and `userstoreId`, as in the list.
        DirectoryId = "directory-id",
        /// No body.
        Empty = "empty",
    }
}
words! {
    /// When extensions of the tenant's own are shown.
    CustomExtensions {
        /// With all users and groups.
        Always = "always",
        /// When `customSchemaExtensionTypes` names them.
        OnRequest = "on-request",
    }
}
words! {
    /// What a GET of a client says of its secret.
    SecretOnRead {
        /// `""`, as the cloud does.
        Blank = "blank",
        /// The secret, as on-premises 3.3 does.
        Shown = "shown",
        /// No such key.
        Absent = "absent",
    }
}
words! {
    /// Old and new forms of lists and tokens.
    Form {
        /// Today's form.
        New = "new",
        /// The form of before.
        Old = "old",
    }
}
words! {
    /// The status for a wrong client secret.
    ClientError {
        /// 401 to Basic, 400 to credentials in body or query.
        ByStyle = "by-style",
        /// Always 401.
        Unauthorized = "401",
        /// Always 400.
        BadRequest = "400",
    }
}
words! {
    /// Whether a directory's domains can be read.
    Readable {
        /// They can.
        Yes = "yes",
        /// 403.
        Forbidden = "403",
        /// 404.
        Missing = "404",
        /// The same as 403.
        No = "no",
    }
}
words! {
    /// The shape of errors of SCIM calls.
    ScimErrorShape {
        /// `{"Errors":[{"code","description"}]}`.
        Sdk = "Errors",
        /// `{"errors":[{"code","message","parameters"}]}`.
        Vendor = "errors",
    }
}
words! {
    /// What a group's name must be unique in.
    NameScope {
        /// Its domain.
        Domain = "domain",
        /// The whole tenant.
        Tenant = "tenant",
    }
}

words! {
    /// What the reply to a system login holds.
    LoginReply {
        /// All seven keys that were captured.
        Full = "full",
        /// `sessionToken` only.
        TokenOnly = "token-only",
    }
}
words! {
    /// Whether an access token's header names its key.
    KeyId {
        /// In the new form of claims only.
        ByForm = "by-form",
        /// Always.
        Yes = "yes",
        /// Never.
        No = "no",
    }
}
words! {
    /// How the token check writes its answer.
    CheckCase {
        /// `true`.
        Lower = "true",
        /// `True`.
        Upper = "True",
    }
}
words! {
    /// What an update with `"secret":""` does.
    BlankSecret {
        /// The secret is gone.
        Wipes = "wipes",
        /// As if the key were missing.
        Keeps = "keeps",
        /// 400.
        Refused = "refused",
    }
}
words! {
    /// When just-in-time directories are in the list.
    JitListed {
        /// With `includeJitDirectories=true`.
        OnRequest = "on-request",
        /// Always.
        Always = "always",
        /// Never.
        Never = "never",
    }
}
words! {
    /// What an item of a directory's domains looks like.
    DomainItem {
        /// `{"id","name"}`.
        Name = "name",
        /// `{"domainId","domainName"}`.
        DomainName = "domainName",
        /// The name alone, as a string.
        Text = "text",
    }
}
words! {
    /// Whether letters' case counts.
    Case {
        /// It does not.
        Ignored = "ignored",
        /// It does.
        Counts = "counts",
    }
}
words! {
    /// The `code` of a SCIM error.
    ErrorCode {
        /// `"409"`.
        Text = "string",
        /// `409`.
        Number = "number",
    }
}
words! {
    /// How the texts of the known errors are written.
    ErrorText {
        /// As in the documents' later editions.
        Plain = "plain",
        /// In capitals, as the first edition prints them.
        Capitals = "capitals",
        /// With a curly apostrophe.
        Curly = "curly",
    }
}
words! {
    /// The version tag of a resource.
    EtagForm {
        /// Milliseconds of the last change.
        Milliseconds = "milliseconds",
        /// A hash in hex.
        Hash = "hash",
    }
}
words! {
    /// What a PATCH does with a user's `userName`.
    PatchName {
        /// Nothing.
        Ignored = "ignored",
        /// It renames.
        Changes = "changes",
        /// 400.
        Refused = "refused",
    }
}
words! {
    /// What a PATCH does with an attribute of many values.
    PatchValues {
        /// The sent values take the place of the old ones.
        Replace = "replace",
        /// The sent values are added.
        Merge = "merge",
    }
}
words! {
    /// Which key says that a user was deleted at its source.
    SoftDeleted {
        /// None.
        Absent = "absent",
        /// `softDeleted`.
        Spec = "softDeleted",
        /// `isSoftDeleted`.
        Schema = "isSoftDeleted",
    }
}
